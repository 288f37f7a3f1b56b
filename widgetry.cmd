@echo off
rem Builds Widgetry on first use, then starts its command line: "widgetry help" explains it.
rem Building needs a JDK, version 17 or later, and Maven. To build anew after a change: mvn -DskipTests package
setlocal
for %%d in ("%~dp0.") do set "ROOT=%%~fd"
set "DISTRIBUTION=%ROOT%\launcher\target\distribution"
if not defined WIDGETRY_HOME_DEFAULT set "WIDGETRY_HOME_DEFAULT=%ROOT%\home"
if exist "%DISTRIBUTION%\lib\widgetry-launcher.jar" goto start

set "JAVAC=javac.exe"
if defined JAVA_HOME set "JAVAC=%JAVA_HOME%\bin\javac.exe"
set "VERSION="
for /f "tokens=2" %%v in ('""%JAVAC%" -version 2>&1" ^| findstr /b /c:"javac "') do set "VERSION=%%v"
if not defined VERSION (
    echo widgetry: to build Widgetry, a JDK is needed, version 17 or later: install one, or set JAVA_HOME to one 1>&2
    exit /b 2
)
for /f "delims=.-+ tokens=1" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
    echo widgetry: %JAVAC% is version %VERSION%; Widgetry needs 17 or later ^(set JAVA_HOME^) 1>&2
    exit /b 2
)
where mvn >nul 2>nul || (
    echo widgetry: to build Widgetry, Maven ^(mvn^) is needed, version 3.8.6 or later 1>&2
    exit /b 2
)
echo Building Widgetry (the first time only; a few minutes where Maven has to download) ... 1>&2
pushd "%ROOT%"
call mvn -q -DskipTests -pl launcher -am package 1>&2
if errorlevel 1 (
    popd
    echo widgetry: the build failed; what Maven says is above 1>&2
    exit /b 2
)
popd

:start
call "%DISTRIBUTION%\bin\widgetry.cmd" %*
exit /b %ERRORLEVEL%
