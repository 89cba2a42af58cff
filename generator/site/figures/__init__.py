"""Pictures of citations, drawn at build time: geometry here, shapes in partials/figure.html."""
