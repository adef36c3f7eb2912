"""What variants share before and after their training: noise, rebuilding, generating, and measures of codes."""
