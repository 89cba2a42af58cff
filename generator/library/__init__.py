"""All reviews related: works, citations, people, terms, similar."""
