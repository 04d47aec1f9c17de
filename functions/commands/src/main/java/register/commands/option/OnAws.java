package register.commands.option;

/// The help of `--aws`.
public final class OnAws {
    public static final String DESCRIPTION =
            "Work on AWS, not on this machine: on the stack $REGISTER_STACK, or on what REGISTER_TABLE,"
                    + " REGISTER_PUBLISHED_BUCKET, REGISTER_PERSONAL_BUCKET and"
                    + " REGISTER_CORRESPONDENCE_BUCKET name.";

    private OnAws() {}
}
