package register.commands.notices;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.NamedOption;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.NoticeText;
import register.machine.site.Site;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notices.sending.Ledger;
import register.request.By;

/// The notice that a person says something of.
final class OneNotice {
    @Parameters(paramLabel = "ID", description = "The notice's id, e.g. NTC-7K3Q9M2X-0C-4WTB9ZK2.")
    private @Nullable NoticeId id;

    @Mixin
    private final NamedOption by = new NamedOption();

    /// What somebody says of it; empty where there is none.
    @FunctionalInterface
    interface Change {
        Optional<Notice> make(Ledger ledger, NoticeId id, By by);
    }

    int change(SiteOption where, Change change) throws IOException {
        Terminal terminal = where.terminal();
        By person = by.at(terminal.clock());
        try (Site site = where.existing()) {
            Optional<Notice> notice = change.make(NoticesAt.ledger(site), Objects.requireNonNull(id), person);
            notice.ifPresentOrElse(
                    changed -> terminal.result(NoticeText.json(changed), NoticeText.line(changed)),
                    () -> terminal.err().println("ID: \"" + id + "\": no such notice"));
            return notice.isPresent() ? Exit.DONE : Exit.NO;
        } catch (IllegalStateException e) {
            terminal.err().println(e.getMessage());
            return Exit.NO;
        }
    }
}
