package register.aws.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import register.aws.client.Clients;
import register.aws.stand.Stands;
import register.testing.Checkout;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// A policy file that its function gave up is tried again by a command. What is not done stays in the queue, hidden for
/// two minutes if SQS handed it out and the answer was lost.
record RedriveWork(Deployment at, String queue, Path folder) implements Work {

    static Work of(Path folder) throws IOException {
        Deployment deployment = Deployment.create();
        byte[] event = deployment.submit(
                "policies/example.yaml",
                Files.readAllBytes(Checkout.file("infra/policies/example/2024-03-01.yaml")),
                Map.of());
        try (SqsClient queues = client()) {
            String queue = queues.createQueue(request -> request.queueName("given-up-" + deployment.tableName()))
                    .queueUrl();
            String body = Events.givenUp(event, "java.io.UncheckedIOException", "the table is out of reach");
            queues.sendMessage(request -> request.queueUrl(queue).messageBody(body));
            return new RedriveWork(deployment, queue, folder);
        }
    }

    private static SqsClient client() {
        return Clients.configured(SqsClient.builder(), Stands.aws().connection(), "SQS")
                .build();
    }

    @Override
    public boolean run() {
        var commands = new OnAws(at, Map.of("REGISTER_GIVEN_UP", queue), folder);
        return CommandWorks.succeeded(commands.run(Clock.systemUTC(), List.of("redrive", "--all", "--aws")));
    }

    @Override
    public boolean isLeft(Ended whole, Ended end) {
        try (SqsClient queues = client()) {
            Map<QueueAttributeName, String> there = queues.getQueueAttributes(
                            request -> request.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                    .attributes();
            return !"00"
                    .equals(there.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                            + there.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
        }
    }

    @Override
    public String expected() {
        return "as undisturbed, or still in the queue";
    }
}
