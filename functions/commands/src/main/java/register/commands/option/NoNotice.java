package register.commands.option;

/// The help of `--no-notice`: the reason why customers are not told of a change in time.
public final class NoNotice {
    public static final String DESCRIPTION = "The reason why customers are not notified in time. It is public.";

    private NoNotice() {}
}
