package register.commands.requests;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.NoResultException;
import register.commands.option.Terminal;
import register.commands.text.RequestText;
import register.request.DpaRequest;
import register.value.Reference;

/// The request that a command is about: its first argument.
final class OneRequest {
    @Parameters(index = "0", paramLabel = "REF", description = "The request's reference, e.g. DPA-7K3Q-9M2X-4WTB.")
    private @Nullable Reference reference;

    Reference reference() {
        return Objects.requireNonNull(reference);
    }

    NoResultException unknown() {
        return NoResultException.unknown("REF", reference(), "request");
    }

    /// Prints its state after a change.
    static void print(DpaRequest request, Terminal terminal) {
        terminal.result(RequestText.json(request, (String) null), RequestText.line(request));
    }

    /// Prints its state after a mail was sent.
    ///
    /// @return the exit code
    static int printSent(DpaRequest request, Terminal terminal) {
        print(request, terminal);
        return switch (request.state()) {
            case ACKNOWLEDGED, IN_PROGRESS, AGREEMENT_SENT, CLOSED -> Exit.DONE;
            case QUEUED -> Exit.NO;
            case REPLY_UNKNOWN -> Exit.UNDECIDED;
            default -> Exit.FAILURE;
        };
    }
}
