package register.local.cli;

/// What `--aws` says of itself.
final class OnAws {
    static final String DESCRIPTION = "On AWS, not on this machine: the stack $REGISTER_STACK, or what REGISTER_TABLE,"
            + " REGISTER_PUBLISHED_BUCKET, REGISTER_PERSONAL_BUCKET and"
            + " REGISTER_CORRESPONDENCE_BUCKET name.";

    private OnAws() {}
}
