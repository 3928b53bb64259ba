"""What the EPUB and the PDF builder share."""
