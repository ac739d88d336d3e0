"""What commands do with an open workbook, where it is more than a few lines; no Qt."""
