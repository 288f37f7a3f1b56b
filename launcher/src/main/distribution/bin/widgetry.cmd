@echo off
rem Starts the Widgetry command line: "widgetry help" explains it. Needs a Java runtime, version 17 or later.
setlocal
for %%d in ("%~dp0..") do set "DISTRIBUTION=%%~fd"
if not defined WIDGETRY_HOME_DEFAULT set "WIDGETRY_HOME_DEFAULT=%DISTRIBUTION%\home"

set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%JAVA%" (
    echo widgetry: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe; set it to a Java runtime, version 17 or later 1>&2
    exit /b 2
)
set "VERSION="
for /f "tokens=3" %%v in ('""%JAVA%" -version 2>&1" ^| findstr /i /c:" version "') do set "VERSION=%%~v"
if not defined VERSION (
    echo widgetry: no Java found; install a Java runtime, version 17 or later, or set JAVA_HOME to one 1>&2
    exit /b 2
)
set "MAJOR=0"
for /f "delims=.-+ tokens=1" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
    echo widgetry: %JAVA% is Java %VERSION%; Widgetry needs 17 or later ^(set JAVA_HOME^) 1>&2
    exit /b 2
)

rem Short commands start quickly; newer virtual machines warn about what terminals and the framework do unless told so.
set "OPTIONS=-XX:TieredStopAtLevel=1"
if not defined WIDGETRY_JAVA_OPTS set "OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
rem The optimising compiler begins late, or it would mostly be busy with what a start does, and never again.
set "LATE=-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000"
set "LATE=%LATE% -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
if /i "%~1"=="run" set "OPTIONS=-Djdk.console=java.base %LATE%"
if /i "%~1"=="dev" set "OPTIONS=-Djdk.console=java.base %LATE%"
if /i "%~1"=="certify" set "OPTIONS=-Djdk.console=java.base"
if %MAJOR% GEQ 22 set "OPTIONS=%OPTIONS% --enable-native-access=ALL-UNNAMED"
if %MAJOR% GEQ 23 set "OPTIONS=%OPTIONS% --sun-misc-unsafe-memory-access=allow"

rem What compiles and makes bundles is there for the one command that needs it.
set "CLASSES=%DISTRIBUTION%\lib\*"
if /i "%~1"=="dev" set "CLASSES=%CLASSES%;%DISTRIBUTION%\lib\dev\*"

"%JAVA%" %OPTIONS% -Dfile.encoding=UTF-8 %WIDGETRY_JAVA_OPTS% "-Dwidgetry.distribution=%DISTRIBUTION%" ^
    "-Dwidgetry.home.default=%WIDGETRY_HOME_DEFAULT%" ^
    -cp "%CLASSES%" io.widgetry.launcher.Main %*
exit /b %ERRORLEVEL%
