// Maven makes projects with a pom.xml only; a browser widget needs none.
assert new File(new File(request.outputDirectory, request.artifactId), 'pom.xml').delete()
