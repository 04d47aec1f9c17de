package register.machine.start;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import register.machine.runtime.Log;
import register.machine.runtime.Turns;
import register.settings.BadSettingException;
import register.webhooks.WebhookDesk;
import register.webhooks.WebhookSending;

/// Posts announcements to webhooks beside a running server, in a thread of its own.
public final class WebhookFollower implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private final WebhookDesk desk;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhooks").daemon().factory());
    private @Nullable WebhookSending sending;
    private String said = "";

    private WebhookFollower(WebhookDesk desk) {
        this.desk = desk;
    }

    public static WebhookFollower start(WebhookDesk desk) {
        var follower = new WebhookFollower(desk);
        Turns.take(follower.timer, PAUSE, "posting to webhooks", follower::follow);
        return follower;
    }

    private void follow() {
        try {
            if (desk.webhooks().list().isEmpty()) {
                return;
            }
            WebhookSending ready = sending == null ? desk.sending(Log::line) : sending;
            sending = ready;
            WebhookSending.Passed passed = ready.pass(AT_ONCE);
            if (passed.taken() + passed.failed() > 0) {
                Log.line("webhooks: taken " + passed.taken() + ", not taken " + passed.failed());
            }
        } catch (BadSettingException e) {
            once("nothing is posted to webhooks: " + Log.message(e));
        }
    }

    private void once(String line) {
        if (!line.equals(said)) {
            said = line;
            Log.warning(line);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
