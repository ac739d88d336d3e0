"""Preview and print: the very bytes of the PDF, beside what can be chosen of it."""
