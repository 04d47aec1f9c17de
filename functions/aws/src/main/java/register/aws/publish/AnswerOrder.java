package register.aws.publish;

/// How a submission relates to the stored answer.
public enum AnswerOrder {
    /// There is no answer, or one to an older submission of its key.
    NOT_YET,
    /// The answer is to this submission.
    THIS,
    /// The answer is to a newer submission of its key.
    NEWER
}
