package register.aws.commands;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// A dead-letter queue. A reader hides a message from others for a while (Amazon SQS Developer Guide, "Visibility
/// timeout"), and returns it unless it is finished.
record Queue(SqsClient client, String url) {
    /// Longer than processing one message.
    private static final int HIDDEN_SECONDS = 120;

    private static final int AT_ONCE = 10;
    private static final int PATIENCE_SECONDS = 1;

    /// Every message that no other reader hides.
    List<Message> messages() {
        var found = new ArrayList<Message>();
        while (true) {
            List<Message> some = client.receiveMessage(request -> request.queueUrl(url)
                            .maxNumberOfMessages(AT_ONCE)
                            .visibilityTimeout(HIDDEN_SECONDS)
                            .waitTimeSeconds(patience())
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .messages();
            if (some.isEmpty()) {
                return found;
            }
            found.addAll(some);
        }
    }

    /// Long enough for SQS to ask all of its servers (Developer Guide, "Short and long polling"), and shorter than
    /// `AwsConnection.silence`. Tests shorten it.
    private static int patience() {
        return Integer.getInteger("register.aws.patience", PATIENCE_SECONDS);
    }

    /// Extends the time that a message is hidden.
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
            // It timed out, so another reader may have it; processing it twice does no harm.
            if (e.statusCode() >= 500) {
                throw e;
            }
        }
    }
}
