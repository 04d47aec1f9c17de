package register.commands;

import register.commands.audit.LogReport;

/// What a command's exit code means.
final class Exit {
    /// Done: accepted, unchanged, sound, genuine.
    static final int DONE = 0;

    /// The answer is no: a conflict, an invalid policy, a document that is not genuine.
    static final int NO = 1;

    /// The command was not understood, or a setting is bad.
    static final int USAGE = 2;

    /// It failed: a file cannot be read, a data folder cannot be used.
    static final int FAILURE = 3;

    /// The available information does not suffice: an unknown sealer, an expired certificate, or a history that is not
    /// fully signed or witnessed yet.
    static final int UNDECIDED = 4;

    private Exit() {}

    /// Of a history.
    static int of(LogReport report) {
        return report.verified() ? DONE : report.contradicted() ? NO : UNDECIDED;
    }
}
