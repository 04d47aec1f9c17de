package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import register.aws.commands.Invocation;
import register.aws.read.ReadFunction;
import register.aws.snapshot.ReconcileFunction;
import register.json.Json;
import register.json.JsonText;
import register.machine.runtime.LocalContext;

/// The edge's files are written, at a quarter of an hour at which nothing else is done.
record FilesWork(Deployment at, String bucket, Started<ReconcileFunction> function) implements Work {
    private static final List<String> READ =
            List.of("/v1/policies/example/subprocessors.en.json", "/example/en/", "/log/example/checkpoint");

    static Work of() throws IOException {
        Deployment deployment = FunctionWorks.publishedInOneLanguage();
        deployment.snapshot(Events.records(List.of(FunctionWorks.entry(deployment))));
        String bucket = "files-" + UUID.randomUUID();
        deployment.shelves().create(bucket);
        deployment.set(Map.of("REGISTER_FILES_BUCKET", bucket, "REGISTER_URL", "https://register.example"));
        return new FilesWork(deployment, bucket, new Started<>(ReconcileFunction::new));
    }

    @Override
    public boolean run() throws IOException {
        Deployment.reconcile(function.with(at.variables()), Events.scheduled("2026-03-02T10:16:00Z"));
        return true;
    }

    /// Files are what the function answers.
    @Override
    public void later() throws IOException {
        var reading = new ReadFunction(at.environment());
        for (String address : READ) {
            var answer = (Json.Obj)
                    JsonText.parse(Invocation.of(reading, Events.get(address, "", Map.of()), new LocalContext("read")));
            String file = new String(
                    at.objects()
                            .getObjectAsBytes(request -> request.bucket(bucket).key("site" + address))
                            .asByteArray(),
                    UTF_8);
            assertEquals(answer.text("body"), file, address);
        }
    }
}
