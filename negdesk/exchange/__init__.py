"""How others' files come in and ours go out."""
