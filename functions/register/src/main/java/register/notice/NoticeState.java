package register.notice;

import register.value.Term;

/// How far a notice got: what its lines prove, and no more.
public enum NoticeState implements Term {
    /// To be told; nothing has left.
    PLANNED,
    /// An attempt is under way.
    SENDING,
    /// The mail service or relay took the mail; nothing more is known.
    SENT,
    /// Nobody knows whether the mail left.
    UNKNOWN,
    /// The receiving server took the mail. Not that anybody read it.
    ACCEPTED,
    /// No attempt arrived.
    NOT_REACHED,
    /// A named person says that the recipient was told.
    TOLD_BY_HAND,
    /// It is not told.
    CANCELLED;
}
