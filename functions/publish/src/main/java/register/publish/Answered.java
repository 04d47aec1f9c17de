package register.publish;

/// How a submission relates to the answer beside it.
public enum Answered {
    /// There is no answer yet, or one to an older submission of its key.
    NOT_YET,
    /// The answer is to this very submission.
    THIS,
    /// The answer is to a newer submission of its key.
    NEWER
}
