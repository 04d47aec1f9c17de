package register.request;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.value.Term;

/// The outcome of a request, as a person states it. `of` lists the outcomes that fit a matter.
public enum RequestOutcome implements Term {
    /// Both sides have signed.
    EXECUTED,
    /// The company declines.
    DECLINED,
    /// The sender declines, or withdraws the request.
    WITHDRAWN,
    /// The sender got an answer.
    ANSWERED,
    /// The data subject received what the law provides (GDPR Art. 12(3)).
    FULFILLED,
    /// The company does not act on it, and gave its reasons (GDPR Art. 12(4) and (5)).
    REFUSED,
    /// Passed on to the company responsible (GDPR Art. 28(3)(e)).
    FORWARDED,
    /// The authority or the controller was notified of the breach (GDPR Art. 33).
    NOTIFIED,
    /// The breach is unlikely to result in a risk (GDPR Art. 33(1)).
    NOT_NOTIFIABLE,
    /// Not a personal data breach.
    NO_BREACH,
    /// The announced version was withdrawn.
    VERSION_WITHDRAWN,
    /// The customer was offered an alternative.
    ALTERNATIVE_OFFERED,
    /// The customer ends the contract.
    CUSTOMER_TERMINATES,
    /// The company proceeds; the reason says why.
    REJECTED,
    /// Not an objection; the reason says what it is.
    NOT_AN_OBJECTION,
    /// The company agrees to the changes.
    ACCEPTED,
    /// The company agrees to some of the changes.
    ACCEPTED_IN_PART,
    /// The termination was confirmed.
    CONFIRMED,
    /// Nothing is due, e.g. an offer, or a thank-you.
    NOTHING_DUE;

    /// The outcomes that fit a matter, the usual one first.
    ///
    /// @param matter null if unknown
    public static Set<RequestOutcome> of(@Nullable Matter matter) {
        return switch (matter) {
            case null -> EnumSet.of(EXECUTED, DECLINED, WITHDRAWN, ANSWERED, NOTHING_DUE);
            case DPA -> EnumSet.of(EXECUTED, DECLINED, WITHDRAWN, NOTHING_DUE);
            case QUESTION -> EnumSet.of(ANSWERED, WITHDRAWN, NOTHING_DUE);
            case DATA_SUBJECT_REQUEST -> EnumSet.of(FULFILLED, REFUSED, FORWARDED, WITHDRAWN, NOTHING_DUE);
            case BREACH -> EnumSet.of(NOTIFIED, NOT_NOTIFIABLE, NO_BREACH, NOTHING_DUE);
            case OBJECTION ->
                EnumSet.of(
                        WITHDRAWN,
                        VERSION_WITHDRAWN,
                        ALTERNATIVE_OFFERED,
                        CUSTOMER_TERMINATES,
                        REJECTED,
                        NOT_AN_OBJECTION);
            case REDLINES -> EnumSet.of(ACCEPTED, ACCEPTED_IN_PART, DECLINED, WITHDRAWN, NOTHING_DUE);
            case TERMINATION -> EnumSet.of(CONFIRMED, DECLINED, WITHDRAWN, NOTHING_DUE);
        };
    }
}
