"""From a damaged workbook, or one to be had back as it was, to one that can be worked in."""
