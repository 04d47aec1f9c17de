published
bind POLICY example
