"""What a negotiation is: rows, fields, edits and the document. Pure Python."""
