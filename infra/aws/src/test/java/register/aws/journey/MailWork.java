package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import register.aws.intake.IntakeFunction;

/// A mail is answered. Its queue hands it out again after a failure, and once no other process can still be at it.
final class MailWork implements Work {
    private static final Clock NOW = Clock.systemUTC();

    private final Started<IntakeFunction> intake = new Started<>(variables -> new IntakeFunction(variables, NOW));
    private final Deployment at;
    private final String body;
    private int times;

    /// @param event about the mail
    MailWork(Deployment at, byte[] event) {
        this.at = at;
        this.body = Events.body(event);
    }

    @Override
    public Deployment at() {
        return at;
    }

    @Override
    public boolean run() throws IOException {
        byte[] failed = Deployment.intake(intake.with(at.variables()), handedOut());
        return !new String(failed, UTF_8).contains("itemIdentifier");
    }

    private byte[] handedOut() {
        times++;
        return Events.handedOut("first", body, Integer.toString(times));
    }

    @Override
    public void later() throws IOException {
        var _ = at.intake(handedOut(), Clock.offset(NOW, FunctionWorks.LATER));
        byte[] tick = Events.handedOut("tick", new String(Events.scheduled(), UTF_8), "1");
        var _ = at.intake(tick, Clock.offset(NOW, FunctionWorks.LATER.multipliedBy(2)));
    }

    @Override
    public boolean isLeft(Ended whole, Ended end) {
        return end.has("reply-unknown") && end.mailsNoMoreThan(whole);
    }

    @Override
    public String expected() {
        return "as undisturbed, or left to a person";
    }
}
