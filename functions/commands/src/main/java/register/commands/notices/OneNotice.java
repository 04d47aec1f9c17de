package register.commands.notices;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import register.commands.option.NamedOption;
import register.commands.option.NoResultException;
import register.notice.NoticeId;

/// The notice that a person decides about, and that person.
final class OneNotice {
    @Parameters(paramLabel = "ID", description = "The notice's id, e.g. NTC-7K3Q9M2X-0C-4WTB9ZK2.")
    private @Nullable NoticeId id;

    @Mixin
    private final NamedOption by = new NamedOption();

    NoticeId id() {
        return Objects.requireNonNull(id);
    }

    NamedOption by() {
        return by;
    }

    NoResultException unknown() {
        return NoResultException.unknown("ID", id(), "notice");
    }
}
