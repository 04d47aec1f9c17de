package register.machine.start;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import register.embedded.Agenda;
import register.machine.runtime.Log;
import register.machine.start.Poller.Part;
import register.settings.BadSettingException;
import register.webhooks.WebhookDesk;
import register.webhooks.WebhookSending;

/// Posts announcements to webhooks beside a running server.
final class WebhookFollower {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private final WebhookDesk desk;
    private @Nullable WebhookSending sending;
    private String said = "";
    /// The register's state when everything was last done.
    private volatile String state = "";

    private WebhookFollower(WebhookDesk desk) {
        this.desk = desk;
    }

    static Part part(WebhookDesk desk) {
        var follower = new WebhookFollower(desk);
        return new Part(
                "posting to webhooks",
                PAUSE,
                agenda -> agenda.due().contains(Agenda.Matter.WEBHOOKS)
                        || !agenda.state().equals(follower.state),
                (agenda, _) -> follower.follow(agenda.state()));
    }

    private void follow(String standing) {
        try {
            if (!desk.webhooks().list().isEmpty()) {
                WebhookSending ready = sending == null ? desk.sending(Log::line) : sending;
                sending = ready;
                Log.line(ready.pass(AT_ONCE).line());
            }
            state = standing;
        } catch (BadSettingException e) {
            once("webhooks are not posted: " + Log.message(e));
        }
    }

    private void once(String line) {
        if (!line.equals(said)) {
            said = line;
            Log.warning(line);
        }
    }
}
