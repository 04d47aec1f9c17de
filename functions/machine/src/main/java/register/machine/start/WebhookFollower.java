package register.machine.start;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.machine.runtime.Log;
import register.machine.runtime.Readings;
import register.machine.start.Poller.Part;
import register.machine.start.Poller.Progress;
import register.measure.Measure;
import register.settings.BadSettingException;
import register.webhook.Webhooks;
import register.webhooks.WebhookDesk;
import register.webhooks.WebhookSending;

/// Posts announcements to webhooks beside a running server.
final class WebhookFollower {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private final WebhookDesk desk;
    private final Readings readings;
    private @Nullable WebhookSending sending;
    private String said = "";

    private WebhookFollower(WebhookDesk desk, Readings readings) {
        this.readings = readings;
        this.desk = desk;
    }

    static Part part(WebhookDesk desk, Readings readings) {
        var follower = new WebhookFollower(desk, readings);
        return Part.following("posting to webhooks", PAUSE, PAUSE, follower::follow, Webhooks.DELIVERIES);
    }

    private void follow(Progress progress) {
        try {
            readings.read("webhooks", this::pass);
        } catch (BadSettingException e) {
            once("webhooks are not posted: " + Log.message(e));
            progress.leavesWork();
        }
    }

    private Map<Measure, Long> pass() {
        if (desk.webhooks().list().isEmpty()) {
            return Map.of(Measure.WEBHOOKS_DISABLED, 0L);
        }
        WebhookSending ready = sending == null ? desk.sending(Log::line) : sending;
        sending = ready;
        WebhookSending.PassResult passed = ready.pass(AT_ONCE);
        Log.line(passed.line());
        return passed.measures();
    }

    private void once(String line) {
        if (!line.equals(said)) {
            said = line;
            Log.warning(line);
        }
    }
}
