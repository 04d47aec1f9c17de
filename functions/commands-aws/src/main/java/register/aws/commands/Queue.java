package register.aws.commands;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// A dead-letter queue. A reader hides a message from others for a while (Amazon SQS Developer Guide, "Visibility
/// timeout"), and gives it back unless it is done.
final class Queue {
    /// Longer than one message takes.
    private static final int HIDDEN_SECONDS = 120;

    private static final int AT_ONCE = 10;
    /// Makes SQS ask all of its servers (Developer Guide, "Short and long polling").
    private static final int PATIENCE_SECONDS = 1;

    private final SqsClient client;
    private final String url;

    Queue(SqsClient client, String url) {
        this.client = client;
        this.url = url;
    }

    /// Every message that no other reader hides.
    List<Message> messages() {
        var found = new ArrayList<Message>();
        while (true) {
            List<Message> some = client.receiveMessage(request -> request.queueUrl(url)
                            .maxNumberOfMessages(AT_ONCE)
                            .visibilityTimeout(HIDDEN_SECONDS)
                            .waitTimeSeconds(PATIENCE_SECONDS)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .messages();
            if (some.isEmpty()) {
                return found;
            }
            found.addAll(some);
        }
    }

    /// Hides a message from others for as long as one may take.
    void hold(Message message) {
        hide(message, HIDDEN_SECONDS);
    }

    void giveBack(Message message) {
        hide(message, 0);
    }

    void delete(Message message) {
        client.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    private void hide(Message message, int seconds) {
        try {
            client.changeMessageVisibility(request ->
                    request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(seconds));
        } catch (SqsException e) {
            // It timed out: another reader may have it, and trying it twice does nothing twice.
            if (e.statusCode() >= 500) {
                throw e;
            }
        }
    }
}
