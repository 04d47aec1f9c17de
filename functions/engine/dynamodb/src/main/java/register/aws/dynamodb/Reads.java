package register.aws.dynamodb;

/// How fresh what is read must be (DynamoDB Developer Guide, "DynamoDB read consistency").
public enum Reads {
    /// Sees every write that returned before. What decides on a write reads so.
    CONSISTENT,
    /// At half the price, may miss the writes of the last moment. What only shows reads so.
    EVENTUAL;

    boolean consistent() {
        return this == CONSISTENT;
    }
}
