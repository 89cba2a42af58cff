"""Library -> site/: pages, views, render, publish."""
