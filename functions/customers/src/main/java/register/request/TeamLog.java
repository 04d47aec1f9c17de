package register.request;

import java.time.Instant;
import java.util.List;
import register.value.Reference;

/// Which requests the team has still to hear about, and which process sends the next team mail.
public interface TeamLog {

    /// A request that the team's next mail must name.
    ///
    /// @param vouched whether its sender's domain vouches for it, and not for too many of a day
    /// @param since when that was found, to the millisecond
    record Waiting(Reference request, boolean vouched, Instant since) {}

    /// Remembers a request; durable on return. One that is remembered already stays as it is.
    void add(Waiting waiting);

    /// Those that were added and not removed, at most `limit`; the vouched ones come first.
    List<Waiting> waiting(int limit);

    /// Forgets a request; nothing happens where it is not there.
    void remove(Waiting waiting);

    /// Takes the turn to tell where nobody has it at `now`: of several at once, one. A turn is never given back, so
    /// that the team is told once in its time; whoever fails in it leaves the telling to the next.
    ///
    /// @param until when the turn ends, to the millisecond
    boolean take(Instant now, Instant until);
}
