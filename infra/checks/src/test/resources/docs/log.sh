serving
curl -sL -o p.pdf 'http://127.0.0.1:8080/liveagent/2023-10-02/et.pdf'
