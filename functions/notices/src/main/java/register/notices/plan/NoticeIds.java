package register.notices.plan;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import register.notice.NoticeId;
import register.notice.Run;
import register.notice.RunId;
import register.recipient.RecipientId;
import register.value.ReferenceKey;

/// Makes the ids of notices. The register's key is asked once for each run.
final class NoticeIds {
    private final ReferenceKey register;
    private final Map<RunId, NoticeId.Key> runs = new ConcurrentHashMap<>();

    NoticeIds(ReferenceKey register) {
        this.register = register;
    }

    NoticeId of(Run run, RecipientId recipient) {
        NoticeId.Key key = runs.computeIfAbsent(run.id(), id -> NoticeId.keyOf(register, id));
        return NoticeId.of(key, run.id(), run.lots(), recipient);
    }
}
