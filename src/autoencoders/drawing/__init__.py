"""What figures share: colours, fonts and panels."""
