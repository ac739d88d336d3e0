"""Inputs bound to one field of one row; what is typed reaches the file by itself."""
