package register.aws.notify;

import register.aws.AwsConnection;
import register.aws.dynamodb.DynamoPorts;
import register.aws.dynamodb.Reads;
import register.recipient.Recipients;
import register.settings.BadSettingException;
import register.settings.Variables;

/// The table alone. Recipients are found by id, so that the function needs no key.
final class NotifyPorts extends DynamoPorts {

    /// @throws BadSettingException naming the first missing variable
    NotifyPorts(Variables variables) {
        super(AwsConnection.of(variables).dynamoDb(), name(variables), Reads.CONSISTENT);
    }

    Recipients recipients() {
        return recipients(_ -> {
            throw new IllegalStateException("a recipient's personal data changes only through forms and commands");
        });
    }
}
