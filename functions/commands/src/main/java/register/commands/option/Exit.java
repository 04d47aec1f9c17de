package register.commands.option;

import register.commands.audit.LogReport;

/// The exit codes of commands.
public final class Exit {
    /// Done: accepted, unchanged, valid, genuine.
    public static final int DONE = 0;

    /// The answer is no: a conflict, an invalid policy, a document that is not genuine.
    public static final int NO = 1;

    /// Invalid command line, or invalid setting.
    public static final int USAGE = 2;

    /// The command failed: a file or the data folder cannot be used.
    public static final int FAILURE = 3;

    /// The evidence does not suffice: an unknown sealer, an expired certificate, or a history that is not fully
    /// signed or witnessed yet.
    public static final int UNDECIDED = 4;

    private Exit() {}

    /// The exit code of an audit.
    public static int of(LogReport report) {
        return report.verified() ? DONE : report.contradicted() ? NO : UNDECIDED;
    }
}
