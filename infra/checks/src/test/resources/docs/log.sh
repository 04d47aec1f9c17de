serving
curl -sL -o p.pdf 'http://127.0.0.1:8080/v1/policies/liveagent/versions/2023-10-02/snapshot.pdf?lang=et'
