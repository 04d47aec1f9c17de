package register.notices.plan;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.notice.Notice;
import register.notice.Run;
import register.notice.RunAnnouncement;
import register.notice.proof.NamedRecipient;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.value.Language;

/// One notice of a plan.
///
/// @param changes that concern the recipient, numbered as in `RunAnnouncement.changes`
/// @param tellBy the time before which it must be notified; absent if no change needs a period
/// @param objectionDays the days to object, by contract; absent if it states none
/// @param told true if the run has already notified it
public record PlannedNotice(
        Recipient recipient,
        List<Integer> changes,
        @Nullable Instant tellBy,
        @Nullable Integer objectionDays,
        boolean told) {
    public PlannedNotice {
        changes = List.copyOf(changes);
    }

    /// The notice of any subscriber, to show the words of their mails.
    static PlannedNotice toASubscriber(RunAnnouncement announced) {
        EntryHeader header = announced.announcement().header();
        Recipient anybody = Recipient.added(
                new RecipientId("0".repeat(32)),
                header.policy(),
                Recipient.Kind.SUBSCRIBER,
                new Recipient.Who(null, null, "subscriber@register.invalid"),
                announced.announcement().version().defaultLanguage(),
                Terms.NONE,
                "preview",
                ChangeAuthor.register(header.recordedAt()));
        int changes = announced.announcement().changes().size();
        return new PlannedNotice(anybody, IntStream.range(0, changes).boxed().toList(), null, null, false);
    }

    /// The mail apart from name, address and id: recipients with the same variant get the same one.
    public record Variant(
            Language language,
            Recipient.Kind kind,
            List<Integer> changes,
            @Nullable Integer objectionDays) {}

    public Variant variant() {
        return new Variant(recipient.language(), recipient.kind(), changes, objectionDays);
    }

    /// The record of the planned notice.
    Notice notice(Run run, ChangeAuthor by) {
        return NamedRecipient.named(
                Notice.planned(
                        run.notice(recipient.id()),
                        recipient.id(),
                        recipient.language(),
                        changes,
                        tellBy,
                        objectionDays,
                        by),
                recipient);
    }
}
