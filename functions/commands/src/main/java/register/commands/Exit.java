package register.commands;

/// What a command's exit code says.
final class Exit {
    /// Done: accepted, unchanged, sound, genuine.
    static final int DONE = 0;

    /// The answer is no: a conflict, an invalid policy, a document that is not genuine.
    static final int NO = 1;

    /// The command was not understood, or a setting cannot be used.
    static final int USAGE = 2;

    /// It could not be carried out: a file that cannot be read, a data folder that cannot be used.
    static final int FAILURE = 3;

    /// What is at hand does not tell: a seal by somebody whom nobody here knows, or of a certificate that has expired;
    /// a history of which not all is shown or signed.
    static final int UNDECIDED = 4;

    private Exit() {}
}
