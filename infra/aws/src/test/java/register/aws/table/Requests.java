package register.aws.table;

import java.time.Instant;
import java.util.List;
import register.chain.Sha256;
import register.policy.Language;
import register.request.DpaRequest;
import register.request.Outcome;
import register.request.Reference;
import register.request.RequestState;

/// Requests to try the log with.
final class Requests {
    private Requests() {}

    static DpaRequest received(Reference reference, Instant at, String reason) {
        return new DpaRequest(
                reference,
                1,
                at,
                null,
                null,
                Language.ENGLISH,
                Sha256.of(new byte[] {1}),
                Outcome.ACKNOWLEDGE,
                reason,
                null,
                null,
                RequestState.RECEIVED,
                null,
                null,
                null,
                List.of());
    }
}
