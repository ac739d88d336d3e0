"""How it prints: the brief and the PDF canvas. No Qt."""
