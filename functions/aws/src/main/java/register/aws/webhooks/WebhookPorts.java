package register.aws.webhooks;

import register.aws.AwsConnection;
import register.aws.dynamodb.DynamoPorts;
import register.aws.dynamodb.Reads;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.webhook.Webhooks;

/// The table alone.
final class WebhookPorts extends DynamoPorts {

    /// @throws BadSettingException naming the first missing variable
    WebhookPorts(Variables variables) {
        super(AwsConnection.of(variables).dynamoDb(), name(variables), Reads.CONSISTENT);
    }

    Webhooks webhooks() {
        return new Webhooks(records());
    }
}
