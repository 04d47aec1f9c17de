package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/// The team is told of a request, in a mail that the mail service refused when the request came.
record TeamWork(Correspondence correspondence, Clock clock) implements Work {
    private static final String TEAM = "team@provider.example";

    static Work of() throws IOException {
        var correspondence =
                new Correspondence(Map.of("REGISTER_TEAM_ADDRESS", TEAM, "REGISTER_DAILY_LIMITS", "0,0,0"));
        correspondence.sesBusyOnce();
        var _ = correspondence.takenIn();
        return new TeamWork(correspondence, Clock.offset(Clock.systemUTC(), FunctionWorks.LATER));
    }

    @Override
    public Deployment at() {
        return correspondence.deployment();
    }

    @Override
    public boolean run() throws IOException {
        return tick(clock);
    }

    private boolean tick(Clock at) throws IOException {
        byte[] failed = correspondence.intake(Events.handedOut("tick", new String(Events.scheduled(), UTF_8), "1"), at);
        return !new String(failed, UTF_8).contains("itemIdentifier");
    }

    @Override
    public boolean isRepeated() {
        return true;
    }

    @Override
    public void later() throws IOException {
        var _ = tick(Clock.offset(clock, FunctionWorks.LATER));
    }

    /// A mail that may have left is sent once more, because only the team gets it.
    @Override
    public boolean isLeft(Ended whole, Ended end) {
        return end.items().equals(whole.items())
                && end.mails().keySet().equals(whole.mails().keySet())
                && correspondence.mails(TEAM) <= 3;
    }

    @Override
    public String expected() {
        return "as undisturbed, or the team is told twice";
    }
}
