package register.commands.option;

/// Why customers are not told of a change in time, where a command takes that.
public final class NoNotice {
    public static final String DESCRIPTION = "Why customers are not told in time. Readers see it.";

    private NoNotice() {}
}
