package register.machine.start;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import register.machine.runtime.Log;
import register.machine.start.Poller.Part;
import register.machine.start.Poller.Progress;
import register.settings.BadSettingException;
import register.webhook.Webhooks;
import register.webhooks.WebhookDesk;
import register.webhooks.WebhookSending;

/// Posts announcements to webhooks beside a running server.
final class WebhookFollower {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private final WebhookDesk desk;
    private @Nullable WebhookSending sending;
    private String said = "";

    private WebhookFollower(WebhookDesk desk) {
        this.desk = desk;
    }

    static Part part(WebhookDesk desk) {
        var follower = new WebhookFollower(desk);
        return Part.following("posting to webhooks", PAUSE, PAUSE, follower::follow, Webhooks.DELIVERIES);
    }

    private void follow(Progress progress) {
        try {
            if (!desk.webhooks().list().isEmpty()) {
                WebhookSending ready = sending == null ? desk.sending(Log::line) : sending;
                sending = ready;
                Log.line(ready.pass(AT_ONCE).line());
            }
        } catch (BadSettingException e) {
            once("webhooks are not posted: " + Log.message(e));
            progress.leavesWork();
        }
    }

    private void once(String line) {
        if (!line.equals(said)) {
            said = line;
            Log.warning(line);
        }
    }
}
