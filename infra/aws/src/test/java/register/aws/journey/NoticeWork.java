package register.aws.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.notice.NoticeState;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The work of the functions that send notices and close runs.
///
/// @param end ends the deployment
record NoticeWork(NoticeRuns runs, Scheduled scheduled, Runnable end) implements Work {

    interface Scheduled {
        void call() throws IOException;
    }

    /// Sending changes only the table, so each work begins with the same items.
    static final class Sending implements Work.Opening {
        private final Path folder;
        private @Nullable NoticeRuns runs;
        private List<Map<String, AttributeValue>> items = List.of();

        Sending(Path folder) {
            this.folder = folder;
        }

        @Override
        public Work open() throws IOException {
            NoticeRuns own = runs;
            if (own == null) {
                own = started(folder);
                items = own.deployment.items();
            } else {
                own.deployment.put(items);
                own.deployment.ses().forget();
            }
            own.awayFromFullHours();
            runs = own;
            return new NoticeWork(own, own::tick, () -> {});
        }

        @Override
        public void close() {
            if (runs != null) {
                runs.close();
            }
        }
    }

    static Work closing(Path folder) throws IOException {
        var runs = started(folder);
        runs.awayFromFullHours();
        runs.tick();
        Clock over = Clock.fixed(runs.run().closesAt(), ZoneOffset.UTC);
        return new NoticeWork(runs, () -> runs.close(over), runs::close);
    }

    private static NoticeRuns started(Path folder) throws IOException {
        var runs = new NoticeRuns(Files.createTempDirectory(folder, "run"), 1);
        runs.start();
        runs.sign();
        return runs;
    }

    @Override
    public void close() {
        end.run();
    }

    @Override
    public Deployment at() {
        return runs.deployment;
    }

    @Override
    public boolean run() throws IOException {
        scheduled.call();
        return true;
    }

    @Override
    public void later() throws IOException {
        for (int times = 1; times <= 6; times++) {
            runs.advance(Duration.ofMinutes(10));
            scheduled.call();
        }
    }

    @Override
    public boolean isLeft(Ended whole, Ended end) {
        return end.mailsNoMoreThan(whole)
                && end.items().equals(whole.items())
                && runs.all().stream().anyMatch(notice -> notice.state() == NoticeState.UNKNOWN);
    }

    @Override
    public String expected() {
        return "as undisturbed, or left to a person";
    }

    @Override
    public boolean isRepeated() {
        return true;
    }
}
