package register.machine.http;

/// Answers a server's requests.
public interface HttpHandler {
    /// The maximum number of bytes to read of a request's body; 0 to leave it unread. Unread bytes close the
    /// connection.
    int most(HttpRequest head);

    HttpResponse answer(HttpRequest asked);

    /// An answer by the server itself: 400 and others for malformed HTTP, 408 for slow requests, 503 if memory is
    /// short, 500 after a failure.
    HttpResponse refuse(int status);
}
