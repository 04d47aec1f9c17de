serving
